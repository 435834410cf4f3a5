package org.dorisdr.minidoris.fe.proc;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * The places of Doris that can have no rows here, for nothing makes what they tell of: no statement
 * of minidoris makes a broker, a resource or a routine load, and its backends keep no records of
 * stream loads, which those of Doris do not unless told to. Stateless.
 */
final class EmptyPlaces {
  private EmptyPlaces() {}

  static void register(ProcRegistry proc) {
    proc.register(
        "brokers",
        empty("Name", "Host", "Port", "Alive", "LastStartTime", "LastUpdateTime", "ErrMsg"));
    proc.register("resources", empty("Name", "ResourceType", "Item", "Value"));
    proc.register("stream_loads", empty("Label", "DbId", "FinishTime"));
    proc.register("routine_loads", empty("Name", "Id", "DbName", "Statistic", "TaskStatistic"));
    proc.register("bdbje", EmptyPlaces::journals);
  }

  private static ProcNode empty(String... columns) {
    List<String> names = List.of(columns);
    return () -> new ShowRows(names).result();
  }

  /** What Doris says unless {@code enable_bdbje_debug_mode} is set, which minidoris never is. */
  private static StatementResult journals() {
    throw StatementError.general("Not in bdbje debug mode");
  }
}
