package org.apache.doris.nereids.trees.plans.logical;

import org.apache.doris.analysis.StmtType;
import org.apache.doris.nereids.trees.plans.Plan;

/** A plan as it was parsed. */
public interface LogicalPlan extends Plan {
  default StmtType stmtType() {
    return StmtType.OTHER;
  }
}
