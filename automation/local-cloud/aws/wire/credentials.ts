/** The credentials of an account of the local cloud. They are no secret: the access key names the account. */
export function credentialsOf(account: string): {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
} {
    return { accessKeyId: `LOCALCLOUD${account}`, secretAccessKey: "local-cloud" };
}
