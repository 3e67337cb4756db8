import { expect } from "chai";
import { refuseDelete } from "../../../../automation/cake/sandbox/deleteSandbox";
import { CakeError } from "../../../../automation/system/errors";
import { loadPlace } from "../../../../stacks/_settings/load/place";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";

function refusal(files: Readonly<Record<string, string>>, name: string): CakeError | undefined {
    const root = settingsProject(files);
    try {
        refuseDelete(root, loadPlace(root, name));
        return undefined;
    } catch (error) {
        if (error instanceof CakeError) return error;
        throw error;
    }
}

const follower = "kind: sandbox\nowner: tests\nfrom: one\nnetwork: { vpcCidr: 10.201.0.0/16 }\n";

describe("deleting a sandbox", () => {
    it("is allowed if nobody follows it", () => {
        expect(refusal({ "one/stack.yaml": leastSandbox }, "one")).to.equal(undefined);
    });

    it("is refused for an environment of another kind, with the way to destroy it", () => {
        const error = refusal({ "one/stack.yaml": leastSandbox.replace("sandbox", "dev") }, "one");
        expect(error).to.include({
            message: "one is not a sandbox: its kind is dev.",
            exitCode: 5,
            remedy: "To destroy what is deployed of it: npm run destroy -- one",
        });
    });

    it("is refused while other environments follow it, and says which", () => {
        const files = { "one/stack.yaml": leastSandbox, "two/stack.yaml": follower };
        expect(refusal(files, "one")).to.include({
            message: "two follows one.",
            exitCode: 5,
            remedy: "Delete it first: npm run sandbox -- delete two",
        });
        expect(refusal({ ...files, "three/stack.yaml": follower }, "one")?.message).to.equal(
            "three, two follow one.",
        );
    });
});
