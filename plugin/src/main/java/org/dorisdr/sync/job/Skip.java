package org.dorisdr.sync.job;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.watch.SourceLag;
import org.dorisdr.thrift.TGetBinlogLagResult;

/**
 * Has one record of the source left out. A number that no record to come has is refused: it would
 * do nothing, or hit another record much later.
 *
 * @param job its name, for messages
 */
public record Skip(String job, long seq) implements SyncWorker.Control {

  @Override
  public void apply(SyncContext context) throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    if (seq <= progress.position && !isReadAgain(progress)) {
      throw refusal("everything up to " + progress.position + " is done");
    }
    TGetBinlogLagResult source =
        SourceLag.after(context.source().frontend(), context.record(), progress, progress.position);
    if (source.isSetLastCommitSeq() && seq > source.getLastCommitSeq()) {
      throw refusal("the newest is " + source.getLastCommitSeq());
    }
    progress.skip.add(seq);
    context.journal().event("SKIP_ASKED", null, seq, "by a user");
  }

  /** Records of a table that was set aside come once more. */
  private boolean isReadAgain(SyncProgress progress) {
    return progress.tables.values().stream()
        .anyMatch(t -> t.state == TableProgress.State.WAITING && t.seq < seq);
  }

  private ControlRefused refusal(String why) {
    return new ControlRefused(
        ("sync job '%s' will not come to a binlog %d: %s. HINT: LastError of SHOW SYNC JOBS names the"
                + " transaction that fails; a WAITING table waits for the one after its CommitSeq, see"
                + " SHOW SYNC JOB TABLES FOR %s")
            .formatted(job, seq, why, job));
  }
}
