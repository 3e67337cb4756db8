import type { Output } from "@pulumi/pulumi";
import { Option } from "commander";
import { runCommand } from "../../automation/cli/runCommand";
import type { CommandArguments } from "../../automation/commands/table/commandRow";
import { commandTable } from "../../automation/commands/table/commandTable";
import { cake } from "../../layers/cake";
import type { Layer } from "../../layers/contract";
import { ownCake, type OwnLayer } from "./ownLayers";
import { canariesOf, configurationKey, referenceVariable, type Canaries } from "./secretCanaries";

/** Secrets as inputs of resources and of a provider, in lists and in maps, and as an output with all kinds of values. */
function lower(version: string): OwnLayer {
    const secrets = canariesOf(version);
    const isFirst = version === "first";
    return ({ aws, about, opts, pulumi }) => {
        const hidden = (place: keyof Canaries): Output<string> => pulumi.secret(secrets[place]);
        const parameter = (name: string, value: Output<string>, its = opts) =>
            new aws.ssm.Parameter(name, { name, type: "SecureString", value }, its);
        const one = parameter("one", hidden("input"));
        parameter("reference", pulumi.secret(process.env[referenceVariable] ?? ""));
        if (isFirst) parameter("removed", hidden("removed"));
        else parameter("configured", new pulumi.Config().requireSecret(configurationKey));
        const kept = { type: "SecureString", value: hidden("replaced") };
        new aws.ssm.Parameter("replaced", { name: `replaced-${version}`, ...kept }, opts);

        const provider = new aws.Provider("hidden", {
            region: about.region,
            secretKey: hidden("provider"),
            assumeRoles: [{ roleArn: "arn:aws:iam::1:role/a", externalId: hidden("nestedInProvider") }],
        });
        parameter("through", pulumi.output("open"), { provider });

        const rule = { fromPort: 1, toPort: 2, protocol: "tcp", cidrBlocks: ["10.0.0.0/8"] };
        const ingress = [rule, { ...rule, fromPort: 2, description: hidden("listed") }];
        const tags = { open: "yes", mapped: hidden("mapped"), quoted: hidden("quoted") };
        const vpcId = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts).id;
        new aws.ec2.SecurityGroup("group", { vpcId, description: "of a test", ingress, tags }, opts);
        return pulumi.output({
            list: ["open", hidden("outputListed")],
            map: { deep: { value: hidden("output"), from: one.value } },
        });
    };
}

/** The secret output of the layer below as an input; with `fails`, a VPC that AWS refuses in words that have a secret in them. */
function upper(version: string, fails: boolean): OwnLayer {
    return ({ aws, opts, below, pulumi }) => {
        const value = pulumi.jsonStringify(below);
        new aws.ssm.Parameter("two", { name: "two", type: "SecureString", value }, opts);
        const cidrBlock = pulumi.secret(canariesOf(version).refused);
        return fails ? new aws.ec2.Vpc("refused", { cidrBlock }, opts).id : value;
    };
}

/** The cake itself, its top layer with secrets in Kubernetes; with `fails`, one that Kubernetes refuses in such words. */
function whole(version: string, fails: boolean): readonly Layer[] {
    return cake.map((layer: Layer) => {
        if (layer.name !== "cluster-config") return layer;
        return {
            ...layer,
            load: async () => {
                const program = await layer.load();
                const plant = await planter(version, fails);
                return (context: { readonly below: { readonly kubeconfig: Output<string> } }) => {
                    plant(context.below.kubeconfig);
                    return program(context as never);
                };
            },
        };
    });
}

async function planter(version: string, fails: boolean): Promise<(kubeconfig: Output<string>) => void> {
    const k8s = await import("@pulumi/kubernetes");
    const pulumi = await import("@pulumi/pulumi");
    const secrets = canariesOf(version);
    return (kubeconfig) => {
        const provider = new k8s.Provider("canary", {
            kubeconfig,
            enableSecretMutable: true,
            enableConfigMapMutable: true,
        });
        const opts = { provider };
        const hidden = (place: keyof Canaries): Output<string> => pulumi.secret(secrets[place]);
        const packed = (place: keyof Canaries): Output<string> =>
            pulumi.secret(Buffer.from(secrets[place]).toString("base64"));
        const metadata = (name: string) => ({ name, namespace: "default" });
        const secret = (name: string, data: object, inCluster = name) =>
            new k8s.core.v1.Secret(name, { metadata: metadata(inCluster), ...data }, opts);

        secret("string-data", { stringData: { open: "yes", password: hidden("stringData") } });
        secret("data", { data: { open: "eWVz", password: packed("data") } });
        secret("replaced", { data: { password: packed("replacedData") } }, `replaced-${version}`);
        if (version === "first") secret("removed", { stringData: { password: hidden("removedData") } });
        const json = pulumi.jsonStringify({ list: [{ token: hidden("inJson") }] });
        new k8s.core.v1.ConfigMap("json", { metadata: metadata("json"), data: { json } }, opts);
        if (!fails) return;
        // A label with a space in it.
        const labels = { refused: pulumi.interpolate`${hidden("refused")} of a label` };
        new k8s.core.v1.ConfigMap("refused", { metadata: { ...metadata("refused"), labels } }, opts);
    };
}

/** Runs `cake`. Arguments: `own` or `whole` layers, version, `fails` or `works`, command, environment, options. */
async function main(args: readonly string[]): Promise<void> {
    const [layersOf = "", version = "", fails = "", name = "", environment = "", ...flags] = args;
    const row = commandTable.find((one) => one.name === name);
    if (row === undefined) throw new Error(`There is no command ${name}`);
    const isFailing = fails === "fails";
    const layers =
        layersOf === "whole" ? whole(version, isFailing) : ownCake(lower(version), upper(version, isFailing));
    const report = flags.find((flag) => flag.startsWith("--report="))?.slice("--report=".length);
    const options = {
        ...Object.fromEntries(
            row.options.map((each) => [new Option(each.flags).attributeName(), each.default] as const),
        ),
        ...{ yes: true, fresh: true, latency: "none", confirm: environment },
        ...{ json: flags.includes("--json"), debug: flags.includes("--debug") },
        ...(report !== undefined && { report }),
    };
    const body = row.run(
        [row.args[0]?.includes("...") === true ? [environment] : environment] as unknown as CommandArguments,
        options as never,
    );
    process.exit(await runCommand(name, options, () => Promise.resolve(layers), body));
}

if (require.main === module) void main(process.argv.slice(2));
