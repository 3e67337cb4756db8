// Covers: candidates.ts, manualCommands.ts
import { expect } from "chai";
import { candidatesOf } from "../../../../automation/engine/repair/candidates";
import type { WholeResource } from "../../../../automation/engine/repair/deployment";
import { writeJournal } from "../../../../automation/engine/repair/journal";
import { manualCommands } from "../../../../automation/engine/repair/manualCommands";
import { everything, type PlannedCreation } from "../../../../automation/engine/repair/plannedOperation";
import { tasksOf } from "../../../../automation/engine/repair/tasks";
import type { RepairOptions } from "../../../../automation/engine/repair/types";
import { scriptedPulumi } from "../scriptedPulumi";

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::network::${type}::${name}`;

function resource(type: string, name: string, more: Partial<WholeResource> = {}): WholeResource {
    return { urn: urnOf(type, name), type, custom: true, ...more };
}

const provider = resource("pulumi:providers:aws", "main", { id: "1" });
const role = resource("aws:iam/role:Role", "nodes", { id: "nodes" });
const creation: PlannedCreation = {
    urn: urnOf("aws:iam/role:Role", "new"),
    type: "aws:iam/role:Role",
    provider: `${provider.urn}::unknown`,
    inputs: { name: "new" },
    hidden: ["policy"],
};

describe("the tasks of a repair", () => {
    it("are the pending operations of the state, with the resource that it has", () => {
        const { spec } = scriptedPulumi();
        const wanted = resource("aws:iam/role:Role", "nodes", { id: "nodes" });
        const tasks = tasksOf(spec, {
            resources: [role],
            pending_operations: [{ resource: wanted, type: "updating" }],
        });
        expect(tasks.map(({ operation, recorded }) => [operation, recorded])).to.deep.equal([
            [{ urn: role.urn, type: role.type, doing: "updating", isPending: true }, role],
        ]);
    });

    it("are the creations of the journal that the state does not have, with their provider", () => {
        const { spec } = scriptedPulumi();
        writeJournal(spec.workDir, [creation]);
        const [task, ...others] = tasksOf(spec, { resources: [provider] });
        expect(others).to.deep.equal([]);
        expect(task?.wanted).to.deep.include({ inputs: { name: "new" }, provider: `${provider.urn}::1` });
        expect(task).to.deep.include({ hidden: ["policy"], recorded: undefined });
        const made = resource("aws:iam/role:Role", "new", { id: "new" });
        expect(tasksOf(spec, { resources: [provider, made] })).to.deep.equal([]);
        expect(tasksOf(spec, { resources: [] })).to.deep.equal([]);
    });

    it("are a replacement as long as the state still has what it was to replace", () => {
        const { spec } = scriptedPulumi();
        const old = resource("aws:iam/role:Role", "new", { id: "old" });
        writeJournal(spec.workDir, [{ ...creation, replaces: "old" }]);
        expect(tasksOf(spec, { resources: [provider, old] })[0]?.recorded).to.equal(old);
        const replaced = { ...old, id: "new" };
        expect(tasksOf(spec, { resources: [provider, replaced] })).to.deep.equal([]);
    });

    it("are the deletions of the journal, of one resource or of everything", () => {
        const { spec } = scriptedPulumi();
        const other = resource("aws:kms/key:Key", "key", { id: "k" });
        const component = { ...resource("eks:index:Cluster", "c"), custom: false };
        writeJournal(spec.workDir, [{ doing: "deleting", urn: role.urn }]);
        const names = () =>
            tasksOf(spec, { resources: [role, other, component] }).map(({ wanted }) => wanted.urn);
        expect(names()).to.deep.equal([role.urn]);
        writeJournal(spec.workDir, [{ doing: "deleting", urn: everything }]);
        expect(names()).to.deep.equal([role.urn, other.urn]);
    });
});

describe("the candidates of a task", () => {
    const options: RepairOptions = {
        where: { account: "123456789012", partition: "aws" },
        lookup: () => Promise.resolve(["vpc-1", "vpc-known"]),
    };
    const task = (
        wanted: WholeResource,
        doing: "creating" | "updating" = "creating",
        recorded?: WholeResource,
    ) => ({
        operation: { urn: wanted.urn, type: wanted.type, doing, isPending: true },
        wanted,
        recorded,
    });

    it("have the id that follows from the inputs, unless the state knows it", async () => {
        const wanted = resource("aws:iam/role:Role", "new", { inputs: { name: "new" } });
        expect(await candidatesOf(task(wanted), new Set(), options)).to.deep.equal({ ids: ["new"] });
        expect(await candidatesOf(task(wanted), new Set(["new"]), options)).to.deep.equal({ none: true });
    });

    it("are looked up by tags", async () => {
        const wanted = resource("aws:ec2/vpc:Vpc", "vpc", { inputs: { tags: { Name: "dev" } } });
        expect(await candidatesOf(task(wanted), new Set(["vpc-known"]), options)).to.deep.equal({
            ids: ["vpc-1"],
        });
        const failing = { ...options, lookup: () => Promise.reject(new Error("Rate exceeded\nmore")) };
        expect(await candidatesOf(task(wanted), new Set(), failing)).to.deep.equal({
            why: "Rate exceeded",
            isPassing: true,
        });
    });

    it("cannot be told if nothing names the resource", async () => {
        const wanted = resource("aws:ec2/vpc:Vpc", "vpc", { inputs: {} });
        expect(await candidatesOf(task(wanted), new Set(), options)).to.deep.equal({
            why: "it has no tags to find it by",
            isPassing: false,
        });
    });

    it("are the recorded resource for an update, and none for components and providers", async () => {
        expect(await candidatesOf(task(role, "updating", role), new Set(), options)).to.deep.equal({
            ids: ["nodes"],
        });
        expect(await candidatesOf(task(provider, "updating", provider), new Set(), options)).to.deep.equal({
            none: true,
        });
        const component = { ...resource("eks:index:Cluster", "c"), custom: false };
        expect(await candidatesOf(task(component), new Set(), options)).to.deep.equal({ none: true });
    });
});

describe("the commands for a person", () => {
    const { spec } = scriptedPulumi();
    const operation = { urn: creation.urn, type: creation.type, doing: "creating", isPending: true } as const;

    it("import or clear a pending creation", () => {
        const [imports, clears, ...others] = manualCommands(operation, spec);
        expect(others).to.deep.equal([]);
        expect(imports).to.contain(`--import-pending-creates '${creation.urn}' --import-pending-creates ID`);
        expect(clears).to.match(
            /^cd \S+ && PULUMI_BACKEND_URL=\S+ pulumi refresh .* --clear-pending-creates$/,
        );
    });

    it("import a creation that the state does not know, and are none for updates", () => {
        expect(manualCommands({ ...operation, isPending: false }, spec)[0]).to.match(
            /pulumi import aws:iam\/role:Role new ID --stack dev$/,
        );
        expect(manualCommands({ ...operation, doing: "updating" }, spec)).to.deep.equal([]);
    });
});
