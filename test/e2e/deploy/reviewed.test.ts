import { expect } from "chai";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { preview } from "../../../automation/cake/plan/preview";
import type { RunResult } from "../../../automation/cake/model/results";
import { up } from "../../../automation/cake/deploy/up";
import { removeLayer } from "../../../automation/diffs/store/store";
import { CakeError } from "../../../automation/system/errors";
import { addRemote, commitAll, git, repositoryCopy } from "../../support/git";
import { ownCake, request, type OwnLayer } from "../../support/ownLayers";
import { projectCopy } from "../../support/project";
import { story } from "../../support/story";

const environment = "staging";
const folder = `stacks/${environment}`;

const vpc: OwnLayer = ({ aws, opts }) => new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts).id;
const subnet =
    (cidrBlock = "10.1.0.0/24"): OwnLayer =>
    ({ aws, opts, below }) =>
        new aws.ec2.Subnet("subnet", { vpcId: below, cidrBlock }, opts).id;

function run(project: string, cidrBlock?: string): Parameters<typeof preview>[0] & Parameters<typeof up>[0] {
    return request(project, ownCake(vpc, subnet(cidrBlock)), environment);
}

function outcomes({ layers }: RunResult): readonly string[] {
    return layers.map(({ layer, result }) => `${layer} ${result}`);
}

/** All that was ever done in the account of the environment, after the line that begins the journal. */
function account(project: string): string {
    const journal = join(project, ".cake/local-cloud/222222222222/journal");
    return existsSync(journal) ? readFileSync(journal, "utf8").split("\n").slice(1).join("\n") : "";
}

/** What an up is refused with; it must not have touched anything. */
async function refusal(project: string): Promise<string> {
    const before = account(project);
    const error: unknown = await up(run(project)).then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(CakeError).with.property("exitCode", 5);
    expect((error as CakeError).remedy).to.match(/npm run|git|Merge|clone/);
    expect(account(project)).to.equal(before);
    return (error as CakeError).message;
}

describe("an up where a review is required", function () {
    const step = story();
    this.timeout(180_000);
    let project: string;

    step("wants a repository", async () => {
        expect(await refusal(projectCopy())).to.match(/staging .* this is no git repository/);
    });

    step("wants a commit", async () => {
        project = projectCopy();
        git(project, "init", "-qb", "main");
        expect(await refusal(project)).to.match(/there is no commit yet/);
    });

    step("wants a diff in it", async () => {
        project = repositoryCopy();
        expect(await refusal(project)).to.equal(
            "staging has undeployed changes (4 to create), and no diff of them is committed on main.",
        );
    });

    step("does not take a diff that is not committed", async () => {
        await preview(run(project));
        expect(await refusal(project)).to.match(
            /these files are not as in the last commit:\n {2}stacks\/staging\/diff\/compute\.json\n/,
        );
    });

    step("does not take one that is committed on another branch, or on none", async () => {
        git(project, "checkout", "-qb", "feature");
        commitAll(project, "Preview");
        expect(await refusal(project)).to.match(/only changes on the branch main; checked out is feature/);
        git(project, "checkout", "-q", "--detach");
        expect(await refusal(project)).to.match(/checked out is no branch \(HEAD is detached\)/);
    });

    step("does not take one on a protected branch that the remote does not have", async () => {
        git(project, "checkout", "-q", "main");
        addRemote(project);
        git(project, "merge", "-q", "--no-ff", "-m", "Merge", "feature");
        expect(await refusal(project)).to.match(/only changes on origin\/main, and .* is not there/);
        git(project, "push", "-q");
    });

    step("does not take one while something that it was built from is not as committed", async () => {
        for (const path of ["layers/network/vpc.ts", "stacks/base.yaml", "package-lock.json"]) {
            appendFileSync(join(project, path), "\n");
            expect(await refusal(project)).to.contain(`\n  ${path}`);
            git(project, "checkout", "-q", path);
        }
        appendFileSync(join(project, folder, "diff/network.json"), "\n");
        expect(await refusal(project)).to.contain(`\n  ${folder}/diff/network.json`);
        git(project, "checkout", "-q", folder);
    });

    step("does not take one whose text was edited in the commit", async () => {
        appendFileSync(join(project, folder, "changes.txt"), "Nothing else.\n");
        commitAll(project, "Edit");
        git(project, "push", "-q");
        expect(await refusal(project)).to.match(/changes\.txt does not say what the files in diff\/ say/);
        git(project, "revert", "--no-edit", "HEAD");
        git(project, "push", "-q");
    });

    step("does not take one that two branches have merged without a new preview", async () => {
        const file = join(project, folder, "diff/network.json");
        const text = readFileSync(file, "utf8");
        git(project, "checkout", "-qb", "merged");
        writeFileSync(file, text.replace('"10.1.0.0/16"', '"10.9.0.0/16"'));
        commitAll(project, "What a merge made of it");
        git(project, "push", "-q", "origin", "merged:main");
        expect(await refusal(project)).to.match(/was changed by hand: its checksum does not match/);
        writeFileSync(file, `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`);
        commitAll(project, "A merge that was not finished");
        git(project, "push", "-q", "origin", "merged:main");
        expect(await refusal(project)).to.match(/has merge conflict markers \(line 1\)/);
        git(project, "checkout", "-q", "main");
        git(project, "push", "-qf", "origin", "main");
    });

    step("does not take one of a cake whose layers had other names", async () => {
        const renamed = request(project, ownCake(vpc), environment);
        const error: unknown = await up(renamed).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(CakeError).with.property("exitCode", 5);
        expect((error as CakeError).message).to.match(/is about compute, which the cake does not have/);
    });

    step("takes what is committed and reviewed, and no more", async () => {
        const other: unknown = await up(run(project, "10.1.1.0/24")).catch((thrown: unknown) => thrown);
        expect(other).to.be.instanceOf(CakeError).with.property("exitCode", 5);
        expect((other as CakeError).message).to.match(
            /cidrBlock: "10.1.1.0\/24", but "10.1.0.0\/24" was reviewed/,
        );
    });

    step("deploys up to a layer, and builds the diff of the rest on what that one has become", async () => {
        const result = await up({ ...run(project), to: "network" });
        expect(outcomes(result)).to.deep.equal(["network succeeded", "compute skipped"]);
        expect(result.diff?.layers.map(({ layer, confidence }) => `${layer} ${confidence}`)).to.deep.equal([
            "network exact",
            "compute exact",
        ]);
        expect(readFileSync(join(project, folder, "changes.txt"), "utf8")).to.match(/vpcId: "vpc-\w+"/);
        // This one was not reviewed yet.
        expect(await refusal(project)).to.contain(`\n  ${folder}/diff/compute.json`);
        git(project, "checkout", "-q", folder);
    });

    step("goes on where it stopped, within the diff that was reviewed", async () => {
        // What an interrupted up leaves: the diff of the layer that is up is gone from the work tree.
        removeLayer(join(project, folder), "network");
        expect(git(project, "status", "--short", folder)).to.match(/D .*network\.json/);
        const result = await up(run(project));
        expect(outcomes(result)).to.deep.equal(["network unchanged", "compute succeeded"]);
        expect(existsSync(join(project, folder, "diff"))).to.equal(false);
    });

    step("has nothing against an up of an environment that has no changes", async () => {
        commitAll(project, "Up");
        git(project, "push", "-q");
        expect(outcomes(await up(run(project)))).to.deep.equal(["network unchanged", "compute unchanged"]);
    });
});
