import { expect } from "chai";
import { KubeRefusal, refused, unreachable } from "../../../../automation/drain/cluster/kubeErrors";
import { exitCodes } from "../../../../automation/system/errors";

const asked = { verb: "delete", resource: "services", namespace: "shop" };

describe("a refusal of the Kubernetes API", () => {
    it("names the missing permission, and who can grant it", () => {
        const error = refused("dev-1", asked, new KubeRefusal(403, "forbidden"));
        expect(error.message).to.equal(
            "The cluster dev-1 does not allow to delete services in namespace shop: forbidden",
        );
        expect(error.exitCode).to.equal(exitCodes.unauthorised);
        expect(error.remedy).to.contain("Grant the verb delete on services");
    });

    it("asks for new credentials if they are not accepted", () => {
        const error = refused("dev-1", asked, new KubeRefusal(401, "expired"));
        expect(error.exitCode).to.equal(exitCodes.unauthorised);
        expect(error.remedy).to.contain("aws sso login");
    });

    it("has the status and the words of any other", () => {
        const everywhere = { verb: "delete", resource: "services" };
        const error = refused("dev-1", everywhere, new KubeRefusal(500, "etcd is gone"));
        expect(error.message).to.equal(
            "The Kubernetes API of dev-1 answered 500 to delete services: etcd is gone",
        );
        expect(error.exitCode).to.equal(exitCodes.error);
    });
});

describe("an API that cannot be reached", () => {
    it("is told apart from one that does not answer in time", () => {
        const refusedConnection = unreachable("dev-1", asked, new Error("connect ECONNREFUSED"));
        expect(refusedConnection.message).to.match(
            /cannot be reached for delete services: connect ECONNREFUSED$/,
        );
        expect(refusedConnection.exitCode).to.equal(exitCodes.error);
        const late = unreachable("dev-1", asked, new DOMException("late", "TimeoutError"));
        expect(late.message).to.equal(
            "The Kubernetes API of dev-1 does not answer: delete services took too long.",
        );
        expect(late.exitCode).to.equal(exitCodes.timedOut);
        expect(late.remedy).to.contain("--skip-drain");
    });
});
