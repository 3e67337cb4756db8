import type { WireService } from "../wire/wireService";

/** AWS STS on the wire: who one is. */
export const sts: WireService = {
    name: "sts",
    protocol: "query",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    apiVersion: "2011-06-15",
    actions: {
        GetCallerIdentity: ({ cloud }) => ({
            Arn: cloud.globalArn("iam", "user/local-cloud"),
            UserId: "AIDALOCALCLOUD",
            Account: cloud.account,
        }),
    },
};
