/** The region, endpoint and credentials that AWS is called with. */
export interface AwsTarget {
    readonly region: string;
    /** Absent for AWS itself. */
    readonly endpoint?: string;
    /** If absent, those that every AWS tool finds in the environment. */
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}
