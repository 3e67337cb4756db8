import { expect } from "chai";
import { ciRun } from "../../../automation/system/ciRun";

describe("ciRun", () => {
    it("names the run of each CI system by its link, where there is one", () => {
        expect(ciRun({ GITHUB_RUN_ID: "7", GITHUB_REPOSITORY: "o/r" })).to.equal(
            "https://github.com/o/r/actions/runs/7",
        );
        expect(ciRun({ GITHUB_RUN_ID: "7" })).to.equal("GitHub run 7");
        expect(ciRun({ CI_PIPELINE_ID: "8", CI_JOB_URL: "https://gitlab/job/1" })).to.equal(
            "https://gitlab/job/1",
        );
        expect(ciRun({ CI_PIPELINE_ID: "8" })).to.equal("pipeline 8");
        expect(ciRun({ BUILD_URL: "https://jenkins/9" })).to.equal("https://jenkins/9");
        expect(ciRun({ BUILD_BUILDID: "5" })).to.equal("Azure build 5");
    });

    it("is undefined outside of CI", () => {
        expect(ciRun({ GITHUB_RUN_ID: "", PATH: "/bin" })).to.equal(undefined);
    });
});
