/** Where and as whom the AWS API of a cloud is called. */
export interface AwsAccess {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}
