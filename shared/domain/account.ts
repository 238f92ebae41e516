/** Whose token it is; `type` is `user` or `organization`. */
export type Account = {
  readonly type: string;
  readonly username: string;
  readonly name: string | null;
};
