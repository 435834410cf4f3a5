package org.dorisdr.minidoris.fe.replica;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.backup.RestoringTablets;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletsInMaking;
import org.dorisdr.thrift.TTablet;
import org.dorisdr.thrift.TTabletInfo;

/**
 * Finds tablets that a backend has and nobody will ever ask for: made for a statement whose master
 * died before it was done, or dropped when the backend could not hear of it. Doris drops them too
 * (ReportHandler.deleteFromBackend). Guarded by the catalog's write lock.
 */
final class ForgottenTablets {
  private final FeServer fe;

  ForgottenTablets(FeServer fe) {
    this.fe = fe;
  }

  /**
   * @param reported all tablets that a backend has
   */
  List<TTabletInfo> in(Map<Long, TTablet> reported) {
    TabletsInMaking making = fe.catalog().tabletsInMaking();
    making.forget(this::isKnown);
    List<TTabletInfo> unknown =
        reported.values().stream()
            .flatMap(t -> t.getTabletInfos().stream())
            .filter(info -> !isKnown(info.getTabletId()) && !making.contains(info.getTabletId()))
            .toList();
    if (unknown.isEmpty()) {
      return unknown;
    }
    Set<Long> ofJobs = ofJobs();
    return unknown.stream().filter(info -> !ofJobs.contains(info.getTabletId())).toList();
  }

  private boolean isKnown(long tabletId) {
    return fe.catalog().tablet(tabletId).isPresent();
  }

  /** Tablets that come into the catalog when their job goes on. */
  private Set<Long> ofJobs() {
    Set<Long> ids = new HashSet<>(RestoringTablets.of(fe));
    fe.catalogManager().jobs().all().stream()
        .filter(AlterJob::isOpen)
        .flatMap(job -> job.tablets.values().stream())
        .flatMap(byIndex -> byIndex.values().stream())
        .flatMap(Collection::stream)
        .forEach((Tablet tablet) -> ids.add(tablet.id));
    return ids;
  }
}
