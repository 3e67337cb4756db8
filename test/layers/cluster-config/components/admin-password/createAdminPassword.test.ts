// Covers: component.ts
import { expect } from "chai";
import { ofType, read } from "../../../recording";
import { leftBehind, metaOf, recorded } from "../../recorded";

describe("The admin's password", () => {
    it("must be secret, in the cluster as in the outputs", async () => {
        const recording = await recorded();
        const { value, secret } = await read(recording.outputs.adminPassword);
        expect(value).to.equal("generated-password");
        expect(secret).to.equal(true);
        const [kept] = ofType(recording, "Secret");
        expect(kept && metaOf(kept)).to.deep.equal({ name: "admin-password", namespace: "platform" });
    });

    it("must leave nothing behind when it is off", async () => {
        expect(await leftBehind({}, { adminPassword: undefined })).to.deep.equal([
            "kubernetes:core/v1:Secret admin-password",
            "random:index/randomPassword:RandomPassword admin-password",
        ]);
    });
});
