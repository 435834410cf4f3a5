package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * Tablets under repair with the columns of Doris's TabletSchedulerDetailProcDir. What minidoris
 * does not have - a source chosen by the frontend, slots, rates, counted attempts - is told as
 * Doris tells what it does not know yet. Stateless.
 */
final class CopyRows {
  private static final int UNKNOWN = -1;

  private CopyRows() {}

  private static ShowRows head() {
    return new ShowRows(
        "TabletId",
        "Type",
        "Medium",
        "Status",
        "State",
        "SchedCode",
        "Priority",
        "RealPriorityVal",
        "SrcBe",
        "SrcPath",
        "DestBe",
        "DestPath",
        "Timeout",
        "Create",
        "LstSched",
        "LstVisit",
        "Finished",
        "ReplicaSize",
        "Rate",
        "FailedSched",
        "FailedRunning",
        "VisibleVer",
        "CmtVer",
        "ErrMsg");
  }

  /** Those that are being made or were. */
  static StatementResult of(FeServer fe, List<ReplicaCopy> copies) {
    return locked(fe, () -> copies(fe, copies));
  }

  private static ShowRows copies(FeServer fe, List<ReplicaCopy> copies) {
    ShowRows rows = head();
    for (ReplicaCopy copy : copies) {
      add(rows, copy.tabletId(), copy.why(), copy, fe.catalog().tablet(copy.tabletId()));
    }
    return rows;
  }

  /** Those that lack a replica which nobody makes yet. */
  static StatementResult waiting(FeServer fe, List<TabletPlace> places) {
    return locked(fe, () -> places(fe, places));
  }

  private static ShowRows places(FeServer fe, List<TabletPlace> places) {
    ShowRows rows = head();
    for (TabletPlace place : places) {
      TabletStatus status = TabletStatus.of(place.tablet(), place.partition(), fe.cluster());
      add(rows, place.tablet().id, status, null, Optional.of(place));
    }
    return rows;
  }

  private static StatementResult locked(FeServer fe, Supplier<ShowRows> rows) {
    var lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      return rows.get().result();
    } finally {
      lock.unlock();
    }
  }

  private static void add(
      ShowRows rows,
      long tabletId,
      TabletStatus status,
      ReplicaCopy copy,
      Optional<TabletPlace> place) {
    rows.add(
        tabletId,
        "REPAIR",
        place.map(p -> DataProperty.of(p.partition()).medium()).orElse(null),
        status,
        copy == null ? "PENDING" : copy.state(),
        "NONE",
        null,
        null,
        UNKNOWN,
        UNKNOWN,
        copy == null ? UNKNOWN : copy.backendId(),
        UNKNOWN,
        ReplicaBuilder.TIMEOUT_MILLIS,
        copy == null ? null : Times.text(copy.created()),
        copy == null ? null : Times.text(copy.created()),
        null,
        copy == null ? null : Times.text(copy.finished()),
        SizeTexts.text(place.map(CopyRows::bytes).orElse(0L)),
        null,
        0,
        0,
        place.map(p -> p.partition().visibleVersion).orElse(0L),
        place.map(p -> p.partition().nextVersion - 1).orElse(0L),
        copy == null ? "" : copy.error());
  }

  /** Of its fullest replica. */
  private static long bytes(TabletPlace place) {
    return place.tablet().replicas.stream().mapToLong((Replica r) -> r.dataSize).max().orElse(0);
  }
}
