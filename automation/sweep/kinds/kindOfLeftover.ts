import type { Aws } from "../aws/aws";
import type { Candidate } from "../candidate";
import type { Leftover, LeftoverKind } from "../leftover";
import type { Search } from "../search/search";

/** How one kind of leftover is found and deleted. */
export interface KindOfLeftover {
    readonly kind: LeftoverKind;
    readonly find: (aws: Aws, search: Search) => Promise<Candidate[]>;
    /** Left out for what is only reported. Throws AWS's own error. */
    readonly remove?: (aws: Aws, leftover: Leftover) => Promise<void>;
    /** Whether it is still there. */
    readonly exists?: (aws: Aws, leftover: Leftover) => Promise<boolean>;
}
