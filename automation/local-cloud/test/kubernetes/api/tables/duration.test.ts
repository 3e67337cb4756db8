import { expect } from "chai";
import { humanDuration } from "../../../../kubernetes/api/tables/duration";

describe("An age", () => {
    it("reads as in kubectl", () => {
        const minute = 60_000;
        const hour = 60 * minute;
        const day = 24 * hour;
        const expected: readonly (readonly [number, string])[] = [
            [0, "0s"],
            [119_000, "119s"],
            [3 * minute + 12_000, "3m12s"],
            [4 * minute, "4m"],
            [179 * minute, "179m"],
            [5 * hour + 3 * minute, "5h3m"],
            [47 * hour, "47h"],
            [2 * day + 5 * hour, "2d5h"],
            [400 * day, "400d"],
            [800 * day, "2y70d"],
        ];
        for (const [span, text] of expected) expect(humanDuration(span)).to.equal(text);
    });
});
