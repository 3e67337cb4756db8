import { CloudError } from "../../../protocol/providerModel";
import type { Args } from "./args";

/** An input that the component does not accept, in the words of its checks. */
export function invalid(message: string): CloudError {
    return new CloudError("InvalidInput", message);
}

const unsupported = ["autoMode", "fargate", "storageClasses", "creationRoleProvider", "nodeGroupOptions"];
const modes = ["CONFIG_MAP", "API", "API_AND_CONFIG_MAP"];

function mapsRoles(mode: string): boolean {
    return mode !== "API";
}

/** How IAM principals get into the cluster: by access entries, by the aws-auth ConfigMap, or both. */
export interface Authentication {
    readonly accessEntries: boolean;
    readonly configMap: boolean;
}

/** Refuses what eks.Cluster refuses, and what has no local model. */
export function checkCluster(args: Args): Authentication {
    for (const option of unsupported) {
        const value = args.prompt(option);
        if (value !== undefined && value !== false) {
            throw invalid(
                `The local cloud has no model of eks.Cluster's "${option}". It models a cluster with ` +
                    "skipDefaultNodeGroup: true, its roles, security groups, add-ons and access entries.",
            );
        }
    }
    if (args.prompt("skipDefaultNodeGroup") !== true) {
        throw invalid(
            "The local cloud has no model of eks.Cluster's default node group. Set skipDefaultNodeGroup: true " +
                "and add an eks.ManagedNodeGroup.",
        );
    }
    if (args.get("instanceRole") !== undefined && args.get("instanceRoles") !== undefined) {
        throw invalid("instanceRole and instanceRoles are mutually exclusive, and cannot both be set.");
    }
    if (
        args.get("subnetIds") !== undefined &&
        (args.get("publicSubnetIds") ?? args.get("privateSubnetIds"))
    ) {
        throw invalid(
            "subnetIds, and the use of publicSubnetIds and/or privateSubnetIds are mutually exclusive. Choose a single approach.",
        );
    }
    return checkAuthentication(args);
}

function checkAuthentication(args: Args): Authentication {
    const given = args.prompt("authenticationMode");
    if (given !== undefined && !(typeof given === "string" && modes.includes(given))) {
        throw invalid(
            `Invalid value for authenticationMode: ${JSON.stringify(given)}. Allowed values are: ${modes.join(", ")}.`,
        );
    }
    const mode = typeof given === "string" ? given : "CONFIG_MAP";
    if (!mapsRoles(mode)) {
        for (const option of ["roleMappings", "userMappings", "instanceRoles"]) {
            const value = args.prompt(option);
            if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
                throw invalid(
                    `The '${option}' property does not support non-empty values when 'authenticationMode' is set to '${mode}'.`,
                );
            }
        }
    }
    if (mode === "CONFIG_MAP" && args.get("accessEntries") !== undefined) {
        throw invalid(
            `The 'accessEntries' property is not supported when 'authenticationMode' is ${given === undefined ? "not set" : "set to 'CONFIG_MAP'"}.`,
        );
    }
    return { accessEntries: mode !== "CONFIG_MAP", configMap: mapsRoles(mode) };
}
