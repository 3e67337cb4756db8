import type { Aws } from "../aws/aws";
import type { Candidate } from "../candidate";
import type { Leftover, LeftoverKind } from "../leftover";
import type { Search } from "../search/search";

/** How one kind of leftover is found and deleted. */
export interface KindOfLeftover {
    readonly kind: LeftoverKind;
    readonly find: (aws: Aws, search: Search) => Promise<Candidate[]>;
    /** Deletes one; throws AWS's own error. Absent for kinds that are only reported. */
    readonly remove?: (aws: Aws, leftover: Leftover) => Promise<void>;
    /** Whether one still exists. Absent for kinds that AWS never deletes itself. */
    readonly exists?: (aws: Aws, leftover: Leftover) => Promise<boolean>;
}
