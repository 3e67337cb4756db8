import { text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import { needCluster } from "./cluster";
import { addonVersion } from "./versions";
import type { CloudFunction } from "../model/cloudFunction";

/** Functions about clusters. */
export const eksFunctions: Readonly<Record<string, CloudFunction>> = {
    "aws:eks/getCluster:getCluster": (args, cloud) => {
        const { id, body } = needCluster(cloud, text(args.name));
        return {
            ...body,
            tags: body.tagsAll ?? {},
            certificateAuthorities: [body.certificateAuthority ?? {}],
            id,
        };
    },
    "aws:eks/getAddonVersion:getAddonVersion": (args) => {
        const name = text(args.addonName);
        const version = addonVersion(name, text(args.kubernetesVersion));
        if (version === undefined) {
            throw new CloudError("InvalidParameterException", `Addon ${name} specified is not supported`);
        }
        return { id: name, version };
    },
};
