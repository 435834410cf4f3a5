package org.dorisdr.fe;

import org.apache.doris.nereids.trees.plans.commands.ForwardWithSync;

/** A statement of ours that another frontend sends to the master, waiting for its journal. */
final class ForwardedCommand extends DorisCommand implements ForwardWithSync {
  ForwardedCommand(FeStatement.Ours statement) {
    super(statement);
  }
}
