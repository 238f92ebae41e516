import type { cog as english } from '../../../../shared/sentences/cog.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/cog.ts. */
export const cog: Translation<typeof english> = {
  setupFailed:
    '{{server}} konnte das Modell nicht einrichten ({{status}}){{said}}: Lesen Sie das Protokoll des Containers, und starten Sie ihn neu.',
  defunct:
    '{{server}} arbeitet nicht mehr ({{status}}){{said}}: Lesen Sie das Protokoll des Containers, und starten Sie ihn neu.',
  setupSaid: ', die Einrichtung meldete zuletzt „{{text}}“',
  andSetupSaid: ', und die Einrichtung meldete zuletzt „{{text}}“',
  noSchema:
    '{{server}} hat noch kein Schema ({{status}}{{said}}): Warten Sie, bis der Server bereit ist, und versuchen Sie es erneut.',
  noFile: 'Es gibt keine Datei {{id}} für {{server}}: Fügen Sie sie ihrem Knoten erneut hinzu.',
  fileTooLarge:
    'Die Datei „{{name}}“ ({{size}} MiB) ist zu groß für einen Cog-Server, der bis zu {{most}} MiB nimmt: Nehmen Sie eine kleinere Datei.',
  filesTooLarge:
    'Die Dateien dieser Vorhersage sind zusammen zu groß für einen Cog-Server, der mit allem 100 MiB nimmt: Nehmen Sie weniger oder kleinere Dateien.',
  otherModel:
    '{{server}} führt {{model}} aus und nicht {{wanted}}: Wählen Sie dieses Modell im Knoten oder einen anderen Anbieter.',
  otherVersion:
    '{{server}} führt eine andere Version von {{model}} aus als die Pipeline, da das Schema sich geändert hat: Wählen Sie das Modell erneut.',
  server: 'Cog-Server {{host}}',
  connectionLost:
    'Die Verbindung zu {{host}} brach ab: {{trouble}}. Ein Cog-Server lässt sich später nicht nach dem Ergebnis einer Vorhersage fragen: Führen Sie erneut aus.',
  lost: 'Die Vorhersage {{id}} ist verloren: {{server}} lässt sich nicht nach ihr fragen, und Patchbay wurde seither neu gestartet oder hat sie losgelassen. Führen Sie erneut aus.',
  badFileAddress:
    '{{server}} gab eine Dateiadresse, die nicht von dort abgerufen wird: Prüfen Sie die --upload-url des Containers.',
  downloadLost:
    'Die Datei bei {{host}} konnte nicht heruntergeladen werden: {{trouble}}. Prüfen Sie das Netzwerk, und führen Sie erneut aus.',
  asksLogin:
    '{{server}} verlangt eine Anmeldung ({{status}}), und Patchbay sendet keine an Cog-Server: Machen Sie ihn ohne erreichbar.',
  unreached:
    'Der Cog-Server bei {{host}} war nicht erreichbar: {{trouble}}. Starten Sie seinen Container, etwa mit „docker run -p 5000:5000 image“, und prüfen Sie die Adresse.',
  notCog:
    'Was bei {{host}} antwortet, ist kein Cog-Server: Prüfen Sie die Adresse und den Port (5000 in einem Container).',
  badAddress:
    'Das ist nicht die Adresse eines Cog-Servers: Schreiben Sie sie wie http://127.0.0.1:5000, ohne Pfad.',
  needsHttps:
    'Ein Cog-Server bei {{host}} muss über https:// erreicht werden, da http:// nur für diesen Computer und private Adressen ist: Schreiben Sie https:// oder die IP-Adresse des Servers.',
  longHost:
    'Der Hostname dieses Cog-Servers ist zu lang: Nehmen Sie seine IP-Adresse oder einen Namen mit höchstens {{most}} Zeichen.',
};
