/** Where and as whom AWS is called. */
export interface AwsTarget {
    readonly region: string;
    /** Left out: AWS itself. */
    readonly endpoint?: string;
    /** Left out: those of the environment, as every AWS tool finds them. */
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}
