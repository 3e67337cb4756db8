import type { Output } from "@pulumi/pulumi";
import { runCommand } from "../automation/cliTerminal";
import { commandTable, type CommandArguments } from "../automation/commands/table";
import { ownCake, type OwnLayer } from "./ownLayers";

const places = ["input", "listed", "mapped", "output", "outputListed", "quoted", "refused"] as const;

/** The secrets of these layers, by where they are; each version has others. */
export function secretsOf(version: string): Readonly<Record<(typeof places)[number], string>> {
    const all = places.map((place) => [place, `canary-${version}-${place}`]);
    const quoted = `canary "${version}"\n\\quoted`;
    return { ...(Object.fromEntries(all) as Record<(typeof places)[number], string>), quoted };
}

/** Secrets as inputs, in lists and in maps, and as an output that has all kinds of values in it. */
function lower(version: string): OwnLayer {
    const secrets = secretsOf(version);
    return ({ aws, opts, pulumi }) => {
        const hidden = (place: keyof typeof secrets): Output<string> => pulumi.secret(secrets[place]);
        const value = hidden("input");
        const parameter = new aws.ssm.Parameter("one", { name: "one", type: "SecureString", value }, opts);
        const rule = { fromPort: 1, toPort: 2, protocol: "tcp", cidrBlocks: ["10.0.0.0/8"] };
        const ingress = [rule, { ...rule, fromPort: 2, description: hidden("listed") }];
        const tags = { open: "yes", mapped: hidden("mapped"), quoted: hidden("quoted") };
        const vpcId = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts).id;
        new aws.ec2.SecurityGroup("group", { vpcId, description: "of a test", ingress, tags }, opts);
        return pulumi.output({
            list: ["open", hidden("outputListed")],
            map: { deep: { value: hidden("output"), from: parameter.value } },
        });
    };
}

/** The secret output of the layer below as an input; with `fails`, a VPC that AWS refuses in words that have a secret in them. */
function upper(version: string, fails: boolean): OwnLayer {
    return ({ aws, opts, below, pulumi }) => {
        const value = pulumi.jsonStringify(below);
        new aws.ssm.Parameter("two", { name: "two", type: "SecureString", value }, opts);
        const cidrBlock = pulumi.secret(secretsOf(version).refused);
        return fails ? new aws.ec2.Vpc("refused", { cidrBlock }, opts).id : value;
    };
}

/** Runs `cake` on these layers. Arguments: version, `fails` or `works`, command, environment, options for all commands. */
async function main([version = "", fails = "", name = "", environment = "", ...flags]: readonly string[]) {
    const row = commandTable.find((one) => one.name === name);
    if (row === undefined) throw new Error(`There is no command ${name}`);
    const layers = ownCake(lower(version), upper(version, fails === "fails"));
    const own = {
        yes: true,
        refresh: false,
        expectNoChanges: false,
        all: false,
        commit: false,
        push: false,
        check: false,
        fresh: true,
        latency: "none",
        confirm: environment,
    };
    const options = { ...own, json: flags.includes("--json"), debug: flags.includes("--debug") };
    const body = row.run(
        [row.args[0]?.includes("...") === true ? [environment] : environment] as unknown as CommandArguments,
        options as never,
    );
    process.exit(await runCommand(name, options, layers, body));
}

if (require.main === module) void main(process.argv.slice(2));
