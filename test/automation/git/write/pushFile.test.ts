import { expect } from "chai";
import { openRepository } from "../../../../automation/git/repository";
import { pushFile, type FilePush, type FileVersion } from "../../../../automation/git/write/pushFile";
import { cloneOf, commitAll, gitIn, isolateGit, publish, repositoryWith, writeFiles } from "../gitSandbox";

type Edit = (text: string | undefined, isBranch: boolean) => FileVersion | undefined;

const claim = (text: string | undefined): FileVersion => ({ text, message: "claim\n", author: "Ada" });

async function write(folder: string, edit: Edit, branch = "main"): Promise<FilePush> {
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error("no repository");
    return pushFile(repository, { remote: "origin", branch, path: "claim.yaml" }, edit);
}

const onRemote = (folder: string, branch = "main"): string => {
    gitIn(folder, "fetch", "--quiet");
    return gitIn(folder, "show", `origin/${branch}:claim.yaml`);
};

describe("pushFile", () => {
    isolateGit();
    let folder = "";
    let remote = "";

    beforeEach(() => {
        folder = repositoryWith({ "a.txt": "1" });
        remote = publish(folder);
    });

    it("writes a file in a commit of its own, and moves the branch that is checked out", async () => {
        const { commit, notices } = await write(folder, () => claim("mine\n"));
        expect(notices).to.deep.equal([]);
        expect(gitIn(folder, "rev-parse", "HEAD")).to.equal(commit);
        expect(gitIn(folder, "show", "--format=%s by %an", "--name-only", "HEAD")).to.equal(
            "claim by Ada\n\nclaim.yaml",
        );
        expect(onRemote(folder)).to.equal("mine");
    });

    it("removes a file, and writes nothing if nothing changes", async () => {
        await write(folder, () => claim("mine"));
        expect(await write(folder, (text) => claim(text))).to.deep.equal({ notices: [] });
        expect(await write(folder, () => undefined)).to.deep.equal({ notices: [] });
        await write(folder, () => claim(undefined));
        expect(gitIn(folder, "ls-tree", "--name-only", "origin/main")).to.equal("a.txt");
    });

    it("asks again with the text of whoever was faster, so that only one of two gets the file", async () => {
        const ben = cloneOf(remote, "Ben");
        const seen: (string | undefined)[] = [];
        await write(folder, (text) => {
            seen.push(text);
            if (text !== undefined) return undefined;
            writeFiles(ben, { "claim.yaml": "Ben's" });
            commitAll(ben, "faster");
            gitIn(ben, "push", "--quiet");
            return claim("Ada's");
        });
        expect(seen).to.deep.equal([undefined, "Ben's"]);
        expect(onRemote(folder)).to.equal("Ben's");
    });

    it("passes on what the edit throws, and changes nothing", async () => {
        const before = gitIn(remote, "rev-parse", "main");
        const error: unknown = await write(folder, () => {
            throw new Error("claimed by Ben");
        }).catch((thrown: unknown) => thrown);
        expect(error).to.have.property("message", "claimed by Ben");
        expect(gitIn(remote, "rev-parse", "main")).to.equal(before);
    });

    it("makes a branch that the remote does not have, and says that it does not", async () => {
        const had: boolean[] = [];
        const { notices } = await write(
            folder,
            (_, isBranch) => {
                had.push(isBranch);
                return claim("mine");
            },
            "claims",
        );
        expect(had).to.deep.equal([false]);
        expect(notices).to.deep.equal([]);
        expect(gitIn(remote, "ls-tree", "--name-only", "claims")).to.equal("claim.yaml");
    });

    it("leaves a branch with commits of the user's own where it is, and says so", async () => {
        writeFiles(folder, { "a.txt": "2" });
        const own = commitAll(folder, "own");
        const { commit = "", notices } = await write(folder, () => claim("mine"));
        expect(gitIn(folder, "rev-parse", "HEAD")).to.equal(own);
        expect(notices).to.deep.equal([
            `Pushed as ${commit.slice(0, 7)}. Your branch main is not at it: git pull --rebase`,
        ]);
    });

    it("gives the remote's words when it refuses", async () => {
        gitIn(remote, "config", "receive.denyCurrentBranch", "refuse");
        gitIn(remote, "config", "receive.fsckObjects", "false");
        gitIn(remote, "config", "transfer.hideRefs", "refs/heads/main");
        const error: unknown = await write(folder, () => claim("mine")).catch((thrown: unknown) => thrown);
        expect(error)
            .to.have.property("message")
            .that.matches(/^origin refused a commit on main: /);
        expect(error)
            .to.have.property("remedy")
            .that.matches(/^Nothing was changed\. .*`claims\.branch`/);
    });
});
