import { expect } from "chai";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { preview } from "../../../automation/cake/plan/preview";
import { CakeError } from "../../../automation/system/errors";
import { ownCake, request, type OwnLayer } from "../../support/ownLayers";
import { projectCopy } from "../../support/project";

// Split, so that no search for keys in this repository finds one.
const key = ["AKIA", "IOSFODNN7CANARY2"].join("");

const leaking: OwnLayer = ({ aws, opts }) =>
    new aws.ssm.Parameter("key", { name: "key", type: "String", value: "open", description: key }, opts).arn;
const giving: OwnLayer = () => key;

describe("a value that looks like a secret and is not marked as one", function () {
    this.timeout(60_000);

    async function refused(project: string, layer: OwnLayer): Promise<string> {
        const error: unknown = await preview(request(project, ownCake(layer))).catch(
            (thrown: unknown) => thrown,
        );
        expect(error).to.be.instanceOf(CakeError).with.property("exitCode", 5);
        expect((error as CakeError).message).not.to.contain(key);
        expect(existsSync(join(project, "stacks/sandbox-a/diff"))).to.equal(false);
        return (error as CakeError).message;
    }

    it("keeps a diff from being stored, and is named by its property", async () => {
        expect(await refused(projectCopy(), leaking)).to.match(
            /sandbox-a\/network {2}aws:ssm:Parameter key: description looks like an AWS access key/,
        );
    });

    it("is found in outputs, which are stored too", async () => {
        expect(await refused(projectCopy(), giving)).to.match(/networkOutput looks like an AWS access key/);
    });

    it("is stored once the settings say that it is no secret", async () => {
        const project = projectCopy();
        const file = join(project, "stacks/sandbox-a/stack.yaml");
        writeFileSync(file, `${readFileSync(file, "utf8")}\nnotSecret: ["aws:ssm:Parameter:description"]\n`);
        await preview(request(project, ownCake(leaking)));
        expect(readFileSync(join(project, "stacks/sandbox-a/changes.txt"), "utf8")).to.contain(key);
    });
});
