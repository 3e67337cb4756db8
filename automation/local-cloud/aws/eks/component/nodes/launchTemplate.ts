import type { Args } from "../args";
import { invalid } from "../refusals";
import type { Scope } from "../scope";
import { isList } from "../../../../model/values";
import { asText, combine, list, plain, record, type Traced } from "../traced";

// Options for which the component renders user data; that text has no local model.
const userDataOptions = [
    "kubeletExtraArgs",
    "bootstrapExtraArgs",
    "bottlerocketSettings",
    "nodeadmExtraOptions",
    "userData",
    "amiId",
    "enableEfaSupport",
];

/** The launch template of a managed node group that sets IMDSv2; undefined if it needs no template. */
export async function createLaunchTemplate(
    scope: Scope,
    name: string,
    args: Args,
): Promise<Traced | undefined> {
    const option = userDataOptions.find((key) => args.get(key) !== undefined);
    if (option !== undefined) {
        throw invalid(
            `The local cloud has no model of eks.ManagedNodeGroup's "${option}". Give it a launchTemplate of your own.`,
        );
    }
    const imdsv2 = args.prompt("enableIMDSv2");
    if (imdsv2 === undefined) return undefined;
    if (args.get("launchTemplate") !== undefined) {
        throw invalid("If you provide a custom launch template, you cannot provide enableIMDSv2.");
    }
    const size = args.get("diskSize");
    const template = await scope.resource("aws:ec2/launchTemplate:LaunchTemplate", `${name}-launchTemplate`, {
        metadataOptions: plain({
            httpTokens: imdsv2 === true ? "required" : "optional",
            httpPutResponseHopLimit: 2,
            httpEndpoint: "enabled",
        }),
        blockDeviceMappings:
            size &&
            list([record({ deviceName: plain(deviceName(args)), ebs: record({ volumeSize: size }) })]),
    });
    return record({ id: template.out("id"), version: combine([template.out("latestVersion")], String) });
}

function deviceName(args: Args): string {
    const system = asText(args.prompt("operatingSystem") ?? args.prompt("amiType"));
    return system.toLowerCase().startsWith("bottlerocket") ? "/dev/xvdb" : "/dev/xvda";
}

// Graviton families have a "g" after the generation: t4g, m7gd, c8gn.
function isArm(types: Traced | undefined): boolean {
    const first = types !== undefined && isList(types.value) ? types.value[0] : undefined;
    return typeof first === "string" && /^[a-z]+\d+g/.test(first);
}

/** The AMI type of a node group: as given, or from its operating system and instance types. */
export function amiTypeOf(args: Args): Traced | undefined {
    const given = args.get("amiType");
    const system = args.prompt("operatingSystem");
    if (given !== undefined || system === undefined) return given;
    const arm = isArm(args.get("instanceTypes"));
    const types: Readonly<Record<string, string>> = {
        AL2: arm ? "AL2_ARM_64" : "AL2_x86_64",
        AL2023: arm ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
        Bottlerocket: arm ? "BOTTLEROCKET_ARM_64" : "BOTTLEROCKET_x86_64",
    };
    const type = types[asText(system)];
    if (type === undefined) throw invalid(`Unknown operating system: ${asText(system)}`);
    return plain(type);
}
