import { expect } from "chai";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { engineEnvironment, prepareWorkspace } from "../../../../automation/engine/run/workspace";
import { scriptedPulumi } from "../scriptedPulumi";

describe("a stack's work folder", () => {
    it("has the layer's description and configuration under the project's name, without its main file", () => {
        const { spec } = scriptedPulumi();
        mkdirSync(spec.projectDir);
        const config = { "pulumi:autonaming": { value: { pattern: "${name}" } } };
        const own = {
            name: "other",
            runtime: "nodejs",
            main: "index.ts",
            description: "The network",
            config,
        };
        writeFileSync(join(spec.projectDir, "Pulumi.yaml"), JSON.stringify(own));
        prepareWorkspace(spec);
        const file = join(spec.workDir, "Pulumi.yaml");
        expect(parse(readFileSync(file, "utf8"))).to.deep.equal({
            name: "network",
            runtime: "nodejs",
            description: "The network",
            config,
        });
        const before = statSync(file).mtimeMs;
        prepareWorkspace(spec);
        expect(statSync(file).mtimeMs).to.equal(before);
    });

    it("needs no file of the layer", () => {
        const { spec } = scriptedPulumi();
        prepareWorkspace({ ...spec, workDir: join(spec.workDir, "deeper") });
        const text = readFileSync(join(spec.workDir, "deeper/Pulumi.yaml"), "utf8");
        expect(parse(text)).to.deep.equal({ name: "network", runtime: "nodejs" });
    });

    it("is an error with its path if it cannot be made", () => {
        const { spec, command } = scriptedPulumi();
        expect(() => {
            prepareWorkspace({ ...spec, workDir: join(command, "work") });
        }).to.throw(command);
    });
});

describe("the environment of an engine", () => {
    it("has the backend, what the stack asks for, and a home of its own", () => {
        const { spec } = scriptedPulumi({}, { environment: { AWS_REGION: "eu-central-1", GOGC: "50" } });
        const environment = engineEnvironment(spec);
        expect(environment).to.include({
            PULUMI_BACKEND_URL: spec.backend,
            PULUMI_SKIP_UPDATE_CHECK: "true",
            AWS_REGION: "eu-central-1",
            GOGC: "50",
            PULUMI_HOME: join(spec.workDir, "home"),
        });
    });
});
