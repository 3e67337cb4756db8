import { expect } from "chai";
import { problemsOf, sandboxWith } from "../../../support/settingsProject";

/** What is wrong with an environment of the account 111111111111 that has a permissions boundary. */
function complaints(permissionsBoundary: string): string[] {
    return problemsOf(sandboxWith(`permissionsBoundary: ${permissionsBoundary}\n`)).map(
        ({ line, key, message, remedy }) => `${line} ${key}: ${message} · ${remedy}`,
    );
}

describe("the permissions boundary of an environment", () => {
    it("may be a policy of the environment's account, or of AWS", () => {
        expect(complaints("arn:aws:iam::111111111111:policy/boundary")).to.deep.equal([]);
        expect(complaints("arn:aws:iam::aws:policy/PowerUserAccess")).to.deep.equal([]);
    });

    it("is refused if it is a policy of another account", () => {
        expect(complaints("arn:aws:iam::222222222222:policy/boundary")).to.deep.equal([
            "4 permissionsBoundary: is a policy of the account 222222222222, and the environment is in 111111111111" +
                " · Did you mean `arn:aws:iam::111111111111:policy/boundary`?",
        ]);
    });

    it("is refused if it is no ARN of a policy, with an example", () => {
        expect(complaints("boundary")).to.deep.equal([
            "4 permissionsBoundary: must be the ARN of an IAM policy, such as arn:aws:iam::111111111111:policy/boundary," +
                " not `boundary` · stacks/base.yaml says what it is for.",
        ]);
    });
});

describe("the tags of an environment", () => {
    it("are refused one by one, with the place and what is wrong", () => {
        const lines = ["tags:", "  owner: ada", '  "a=b": x', "  key: a,b", "  aws:team: x", ""];
        const found = problemsOf(sandboxWith(lines.join("\n")));
        expect(found.map(({ line, key, message }) => `${line} ${key}: ${message}`)).to.deep.equal([
            "5 tags.owner: must not be one of environment, layer, kind, owner, managed-by, Name: the layers set these themselves",
            '6 tags["a=b"]: must be letters, digits, spaces and _ . : / + - @',
            "7 tags.key: must be letters, digits, spaces and _ . : / + - @, not `a,b`",
            '8 tags["aws:team"]: must not begin with `aws:`, which is kept for AWS itself',
        ]);
    });
});
