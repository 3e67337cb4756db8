import type { Input } from "@pulumi/pulumi";
import type { Layer, LayerName } from "../../layers/contract";

/** A layer of `size` log groups below one another's names, whose first depends on an output of the layer below. */
function sizedLayer(name: LayerName, below: LayerName | undefined, size: number): Layer {
    return {
        name,
        settingsKey: name === "cluster-config" ? "clusterConfig" : name,
        folder: name,
        reads: below === undefined ? {} : { [`${below}Arn`]: below },
        load: async () => {
            const aws = await import("@pulumi/aws");
            return (given, outputs) => {
                const { about } = given as { about: { region: string; account: string } };
                const provider = new aws.Provider("aws", {
                    region: about.region,
                    allowedAccountIds: [about.account],
                });
                const [upstream = "none"] = Object.values<Input<string>>(outputs);
                const groups = Array.from(
                    { length: size },
                    (_, index) =>
                        new aws.cloudwatch.LogGroup(
                            `${name}-${index.toString()}`,
                            { retentionInDays: 7, tags: { upstream, index: index.toString() } },
                            { provider },
                        ),
                );
                return { [`${name}Arn`]: groups[0]?.arn };
            };
        },
    };
}

/** A cake of three layers of `size` resources each. */
export function sizedCake(size: number): readonly Layer[] {
    return [
        sizedLayer("network", undefined, size),
        sizedLayer("compute", "network", size),
        sizedLayer("cluster-config", "compute", size),
    ];
}
