import { expect } from "chai";
import { parse } from "yaml";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { settings } from "../../../../automation/commands/look/settings";
import type { SettingsResult } from "../../../../automation/report/text/settingsText";
import { terminalOf } from "../../../../automation/report/terminal/terminal";
import { CakeError } from "../../../../automation/system/errors";
import { cake } from "../../../../layers/cake";
import { loadEnvironment } from "../../../../layers/environment";
import { root } from "../../../support/settingsProject";

const terminal = terminalOf({}, {});
const context = { paths: pathsOf(root), layers: () => Promise.resolve(cake) };

describe("settings", () => {
    for (const origin of [false, true]) {
        it(`prints YAML that reads as the same settings${origin ? ", also with origins" : ""}`, async () => {
            for (const name of ["sandbox-b", "prod"]) {
                const text = (await settings(name, { origin }, context)).text(terminal);
                expect(parse(text)).to.deep.equal(loadEnvironment(root, name).settings);
            }
        });
    }

    it("shows the file and line of every value", async () => {
        const shown = await settings("staging", { origin: true, layer: "network" }, context);
        const text = shown.text(terminal);
        expect(text).to.match(/^ {2}vpcCidr: 10\.32\.0\.0\/16 +# stacks\/staging\/stack\.yaml:6$/m);
        expect(text).to.match(/^ {2}natGateways: single +# stacks\/base\.yaml:\d+$/m);
        expect(text).to.match(/^ {4}retentionDays: 30 +# stacks\/kinds\/staging\.yaml:\d+$/m);
        const without = text.split("\n").filter((line) => line !== "" && !line.includes("#"));
        expect(without).to.deep.equal(["network:", "  subnets:", "  flowLogs:"]);
    });

    it("answers one layer as data, with origins to the column", async () => {
        const answer = await settings("sandbox-a", { origin: false, layer: "cluster-config" }, context);
        const result = answer.json as SettingsResult;
        expect(Object.keys(result.settings)).to.deep.equal(["clusterConfig"]);
        expect(result).to.include({ environment: "sandbox-a", layer: "cluster-config" });
        expect(result.origins["clusterConfig.ingress.replicas"]).to.match(
            /^stacks\/kinds\/sandbox\.yaml:\d+:5$/,
        );
        expect(Object.keys(result.origins).every((key) => key.startsWith("clusterConfig."))).to.equal(true);
    });

    it("refuses a layer that is not there and suggests the likely one", async () => {
        const error: unknown = await settings("sandbox-a", { origin: false, layer: "netwrk" }, context).catch(
            (thrown: unknown) => thrown,
        );
        expect(error).to.be.instanceOf(CakeError);
        expect(error).to.include({
            message: 'There is no layer "netwrk".',
            exitCode: 6,
            remedy: "Did you mean `network`?",
        });
    });
});
