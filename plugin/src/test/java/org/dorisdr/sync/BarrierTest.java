package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source of Doris 2.x wraps newer kinds of records in one that it knows. */
class BarrierTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void following() {
    world.user.createTable("a", "p1");
    insert();
    world.createJob();
    world.settle();
  }

  private SimTable table() {
    return world.source.tables.values().iterator().next();
  }

  private void insert() {
    world.user.insert(Map.of(table(), table().partitions.get("p1")));
  }

  /** Puts the newest record into a BARRIER, its type as a number or by name. */
  private void wrap(boolean byName) {
    List<TBinlog> all = world.source.binlogs.records;
    TBinlog raw = all.get(all.size() - 1);
    ObjectNode barrier =
        MAPPER.createObjectNode().put("dbId", 1).put("tableId", raw.getTableIds().get(0));
    if (byName) {
      barrier.put("binlogType", raw.getType().name());
    } else {
      barrier.put("binlogType", raw.getType().getValue());
    }
    barrier.put("binlog", raw.getData());
    raw.setType(TBinlogType.BARRIER).setData(barrier.toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsInsideIsAppliedWithoutACopy(boolean byName) {
    world.user.renameColumn(table(), table().columns.get(1), "renamed");
    wrap(byName);
    insert();
    world.user.renameTable(table(), "b");
    wrap(byName);
    insert();
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.target.tables.get("b").columns).contains("renamed");
    assertThat(world.progress().tableCopies).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsInsideAndUnknownCostsACopyOfThatTable(boolean byName) {
    world.user.rewrite(table());
    List<TBinlog> all = world.source.binlogs.records;
    wrap(byName);
    TBinlog raw = all.get(all.size() - 1);
    raw.setData(raw.getData().replaceFirst("\"binlogType\":[^,]+", "\"binlogType\":\"NEWER\""));
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.events())
        .contains("a binlog of a type that this version does not know cannot be applied");
  }
}
