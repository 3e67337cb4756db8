import {
    type ConstructRequest,
    type ConstructResult,
    ResourceReference,
    unknown,
} from "../../../../protocol/providerModel";
import { Args } from "../args";
import { clusterArgument } from "../clusterArgument";
import { amiTypeOf, createLaunchTemplate } from "./launchTemplate";
import { invalid } from "../refusals";
import { constructed } from "../result";
import { Scope } from "../scope";
import { isMap } from "../../../../model/values";
import { at, combine, plain, type Traced } from "../traced";

const passedOn = [
    "capacityType",
    "forceUpdateVersion",
    "instanceTypes",
    "labels",
    "nodeGroupName",
    "nodeGroupNamePrefix",
    "nodeRepairConfig",
    "releaseVersion",
    "remoteAccess",
    "tags",
    "taints",
    "updateConfig",
];

async function roleArn(scope: Scope, args: Args): Promise<Traced> {
    const [arn, role] = [args.get("nodeRoleArn"), args.get("nodeRole")];
    if (arn !== undefined && role !== undefined) {
        throw invalid("You cannot specify both nodeRole and nodeRoleArn when creating a managed node group.");
    }
    if (arn !== undefined) return arn;
    if (role === undefined) {
        throw invalid("An IAM role, or role ARN must be provided to create a managed node group");
    }
    if (!(role.value instanceof ResourceReference)) return { value: unknown, from: role.from };
    const found = (await scope.find(role.value)).out("arn");
    return { value: found.value, from: [...new Set([...role.from, ...found.from])] };
}

function scaling(args: Args): Traced {
    return combine([args.get("scalingConfig")], (config) => {
        const given = isMap(config) ? config : {};
        return {
            desiredSize: given.desiredSize ?? 2,
            minSize: given.minSize ?? 1,
            maxSize: given.maxSize ?? 2,
        };
    });
}

/** Registers what eks.ManagedNodeGroup registers: a node group, with a launch template where an option needs one. */
export async function constructManagedNodeGroup(request: ConstructRequest): Promise<ConstructResult> {
    const { name } = request;
    const args = new Args(request);
    const scope = await Scope.open(request);
    const { core, cluster } = await clusterArgument(scope, args);
    const nodeRoleArn = await roleArn(scope, args);
    const template = await createLaunchTemplate(scope, name, args);
    const nodeAccess = at(core, "eksNodeAccess").value;
    const nodeGroup = await scope.resource(
        "aws:eks/nodeGroup:NodeGroup",
        name,
        {
            ...args.pick(...passedOn),
            amiType: amiTypeOf(args),
            clusterName: args.get("clusterName") ?? cluster.out("name"),
            diskSize: template === undefined ? args.get("diskSize") : undefined,
            launchTemplate: template ?? args.get("launchTemplate"),
            nodeRoleArn,
            scalingConfig: scaling(args),
            subnetIds: args.get("subnetIds") ?? at(core, "subnetIds"),
            version:
                args.get("version") ??
                (args.get("launchTemplate") === undefined ? cluster.out("version") : undefined),
        },
        {
            after: nodeAccess instanceof ResourceReference ? [nodeAccess.urn] : [],
            ...(args.prompt("ignoreScalingChanges") === true
                ? { ignoreChanges: ["scalingConfig.desiredSize"] }
                : {}),
        },
    );
    const outputs = { nodeGroup: nodeGroup.reference, placementGroupName: plain("") };
    await scope.close(outputs);
    return constructed(scope.urn, outputs);
}
