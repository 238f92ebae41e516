/** A model version that is kept on hardware of one's own choice; `release` is null where the API gives none. */
export type Deployment = {
  readonly owner: string;
  readonly name: string;
  readonly release: DeploymentRelease | null;
};

/** What a deployment runs at present. */
export type DeploymentRelease = DeploymentSettings & {
  readonly number: number;
  /** `owner/name`. */
  readonly model: string;
  readonly createdAt: string | null;
  readonly createdBy: string | null;
};

/** What can be changed of a deployment. `hardware` is a SKU; 0 to 5 instances at least, 0 to 20 at most. */
export type DeploymentSettings = {
  readonly version: string;
  readonly hardware: string;
  readonly minInstances: number;
  readonly maxInstances: number;
};
