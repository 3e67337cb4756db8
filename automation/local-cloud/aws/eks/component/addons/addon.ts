import {
    type ConstructRequest,
    type ConstructResult,
    ResourceReference,
} from "../../../../protocol/providerModel";
import { Args } from "../args";
import { clusterArgument } from "../clusterArgument";
import { constructed } from "../result";
import { Scope } from "../scope";
import { combine } from "../traced";

/** Registers what eks.Addon registers: itself below its cluster, and one add-on of the same name. */
export async function constructAddon(request: ConstructRequest): Promise<ConstructResult> {
    const args = new Args(request);
    const given = request.inputs.cluster;
    const parent = given instanceof ResourceReference ? given.urn : request.parent;
    const scope = await Scope.open(request, parent);
    const { cluster } = await clusterArgument(scope, args);
    const values = args.get("configurationValues");
    const addon = await scope.resource("aws:eks/addon:Addon", request.name, {
        ...args.pick(
            "addonName",
            "addonVersion",
            "podIdentityAssociations",
            "preserve",
            "resolveConflictsOnCreate",
            "resolveConflictsOnUpdate",
            "serviceAccountRoleArn",
            "tags",
        ),
        clusterName: cluster.out("name"),
        configurationValues: values && combine([values], (value) => JSON.stringify(value)),
    });
    return constructed(scope.urn, { addon: addon.reference });
}
