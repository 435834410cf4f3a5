package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.cluster.FeAddress;
import org.dorisdr.minidoris.fe.group.GroupLink;
import org.dorisdr.minidoris.fe.group.RpcAddress;
import org.dorisdr.minidoris.fe.journal.JeGroup;
import org.dorisdr.minidoris.thrift.TMiniJoinAnswer;
import org.dorisdr.thrift.TStatusCode;

/** Finds out who a frontend is: the first one of a new cluster, or a member that was added. */
final class FirstStart {
  private FirstStart() {}

  /**
   * What an earlier start wrote, else what the group says. Waits until somebody has added this
   * frontend to the group.
   */
  static FeIdentity identity(FeSettings settings, Path imageDirectory, String helper)
      throws IOException {
    Optional<FeIdentity> known = FeIdentity.load(imageDirectory);
    if (known.isPresent()) {
      return known.get();
    }
    FeAddress self = FeAddress.of(settings);
    FeIdentity fresh =
        helper == null || helper.equals(self.editLog())
            ? FeIdentity.create()
            : fromGroup(self, helper);
    fresh.save(imageDirectory, self.host(), self.editLogPort());
    return fresh;
  }

  private static FeIdentity fromGroup(FeAddress self, String helper) {
    JeGroup group = new JeGroup(helper);
    GroupWait wait = new GroupWait();
    while (true) {
      String problem;
      Optional<byte[]> master = group.masterState();
      if (master.isEmpty()) {
        problem = "no master can be found through helper " + helper;
      } else {
        try {
          TMiniJoinAnswer answer = GroupLink.join(RpcAddress.of(master.get()), self);
          if (answer.getStatusCode() == TStatusCode.OK.getValue()) {
            return identity(answer, helper);
          }
          problem = problem(answer, self);
        } catch (TException e) {
          problem = "the master cannot be asked: " + e.getMessage();
        }
      }
      wait.pause(problem);
    }
  }

  private static FeIdentity identity(TMiniJoinAnswer answer, String helper) {
    return new FeIdentity(
        answer.getClusterId(),
        answer.getToken(),
        answer.getNodeName(),
        answer.isObserver(),
        helper);
  }

  private static String problem(TMiniJoinAnswer answer, FeAddress self) {
    if (answer.getStatusCode() == TStatusCode.NOT_FOUND.getValue()) {
      return "current node is not added to the group. please add it first. HINT: ALTER SYSTEM ADD"
          + " FOLLOWER \""
          + self.editLog()
          + "\"";
    }
    return answer.getError();
  }
}
