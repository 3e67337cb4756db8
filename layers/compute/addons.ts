import * as eks from "@pulumi/eks";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "./context";

interface Prerequisites {
    readonly cluster: eks.Cluster;
    /** The add-ons' pods run on these. */
    readonly nodeGroups: readonly pulumi.Resource[];
    /** How the volume driver gets its role. */
    readonly volumeDriver: {
        readonly dependsOn: readonly pulumi.Resource[];
        readonly serviceAccountRoleArn?: pulumi.Output<string>;
    };
}

/** Creates the add-ons whose pods need nodes, each in the version of the settings. */
export function createAddons(
    context: Context,
    { cluster, nodeGroups, volumeDriver }: Prerequisites,
): eks.Addon[] {
    const { settings, provider } = context;
    const addon = (
        name: "coredns" | "eks-pod-identity-agent" | "aws-ebs-csi-driver",
        more: Partial<eks.AddonArgs> = {},
        after: readonly pulumi.Resource[] = [],
    ) =>
        new eks.Addon(
            name,
            {
                cluster,
                addonName: name,
                addonVersion: settings.addons[name],
                // EKS installs some of them by itself; they are replaced by the version of the settings.
                resolveConflictsOnCreate: "OVERWRITE",
                resolveConflictsOnUpdate: "OVERWRITE",
                ...more,
            },
            { providers: { aws: provider }, dependsOn: [...nodeGroups, ...after] },
        );

    const { serviceAccountRoleArn, dependsOn } = volumeDriver;
    const coreDns = addon("coredns");
    const agent = addon("eks-pod-identity-agent");
    const driver = addon("aws-ebs-csi-driver", serviceAccountRoleArn && { serviceAccountRoleArn }, [
        agent,
        ...dependsOn,
    ]);
    return [coreDns, agent, driver];
}
