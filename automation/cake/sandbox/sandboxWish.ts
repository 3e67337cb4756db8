/** What a new sandbox is to be. */
export interface SandboxWish {
    readonly name: string;
    /** The environment whose settings it follows. */
    readonly from: string;
    readonly owner: string;
    /** How long it may stay after the last up, claim or renewal: `3d`. */
    readonly ttl?: string;
    /** The branch of a git repository that it follows. */
    readonly branch?: string;
    readonly cloud?: string;
}
