/** Where the pages come from; the only origin that may have a port to the engine. */
export const appOrigin = 'app://patchbay';

/** The page of the window. */
export const appPage = `${appOrigin}/index.html`;

/** An artifact's address is this followed by its id. */
export const artifactBase = 'artifact://store/';

/** From the preload script to main: the page wants a port. */
export const connectChannel = 'patchbay:connect';

/** From main to the preload script, with the port. */
export const portChannel = 'patchbay:port';
