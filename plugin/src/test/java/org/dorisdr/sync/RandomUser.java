package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Somebody who does anything at all on the source, by a seed. */
final class RandomUser {
  private final SimWorld world;
  private final SimUser user;
  private final RandomGenerator random;
  private final List<String> story = new ArrayList<>();
  private final List<SimTable> bin = new ArrayList<>();
  private final Map<String, SimTable> foreign = new TreeMap<>();
  private int names;

  RandomUser(SimWorld world, RandomGenerator random) {
    this.world = world;
    this.user = world.user;
    this.random = random;
  }

  List<String> story() {
    return story;
  }

  private List<SimTable> tables() {
    return world.source.tables.values().stream().filter(t -> !t.view).toList();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private SimTable.SimPartition partition(SimTable table) {
    return any(List.copyOf(table.partitions.values()));
  }

  void act() {
    List<SimTable> tables = tables();
    if (tables.isEmpty()) {
      create();
      return;
    }
    SimTable table = any(tables);
    int dice = random.nextInt(100);
    if (dice < 60) {
      insert(tables);
    } else if (dice < 66) {
      create();
    } else if (dice < 72) {
      String name = "p" + ++names;
      tell("add partition", table, name);
      user.addPartition(table, name);
    } else if (dice < 75 && table.partitions.size() > 1) {
      String name = partition(table).name;
      tell("drop partition", table, name);
      user.dropPartition(table, name);
    } else if (dice < 78) {
      String to = "r" + ++names;
      tell("rename partition", table, to);
      user.renamePartition(table, partition(table).name, to);
    } else if (dice < 82) {
      String name = "c" + ++names;
      tell("add column", table, name);
      user.addColumn(table, name);
    } else if (dice < 84 && table.columns.size() > 2) {
      String name = table.columns.get(table.columns.size() - 1);
      tell("drop column", table, name);
      user.dropColumn(table, name);
    } else if (dice < 86) {
      tell("rename column", table, "");
      user.renameColumn(table, table.columns.get(1), "d" + ++names);
    } else if (dice < 88) {
      tell("truncate", table, "");
      user.truncate(table);
    } else if (dice < 91) {
      String to = anyName();
      tell("rename", table, to);
      user.renameTable(table, to);
    } else if (dice < 93) {
      tell("drop", table, "");
      user.dropTable(table);
      bin.add(table);
    } else if (dice < 95 && !bin.isEmpty()) {
      recover();
    } else if (dice < 97 && tables.size() > 1) {
      replace(tables, table);
    } else if (dice < 98) {
      tell("rewrite", table, "");
      user.rewrite(table);
    } else if (dice < 99) {
      overwrite(table);
    } else {
      insert(tables);
    }
  }

  /** Tables of the target become unwritable, and writable again. */
  void damage() {
    int dice = random.nextInt(100);
    if (dice < 3 && !world.target.tables.isEmpty()) {
      String name = any(List.copyOf(world.target.tables.keySet()));
      story.add("break " + name + " @" + world.source.lastSeq());
      world.target.broken.add(name);
    } else if (dice < 6) {
      story.add("mend @" + world.source.lastSeq());
      world.target.broken.clear();
    } else if (dice < 9 && world.target.databaseExists) {
      makeForeign();
    }
  }

  /** Sometimes one that somebody else has on the target. */
  private String anyName() {
    List<String> taken =
        foreign.keySet().stream().filter(n -> !world.source.tables.containsKey(n)).toList();
    return taken.isEmpty() || random.nextBoolean() ? "n" + ++names : any(taken);
  }

  /** Somebody else makes a table on the target, with a name that is in no use yet. */
  private void makeForeign() {
    String name = "f" + ++names;
    story.add("foreign " + name + " @" + world.source.lastSeq());
    new SimUser(world.target).createTable(name, "p1");
    foreign.put(name, world.target.tables.get(name));
  }

  /** All of them are still there, untouched; then they make room. */
  void removeForeign() {
    foreign.forEach((name, table) -> assertThat(world.target.tables.get(name)).isSameAs(table));
    world.target.tables.keySet().removeAll(foreign.keySet());
  }

  private void tell(String what, SimTable table, String detail) {
    story.add(
        what + " " + table.name + "#" + table.id + " " + detail + " @" + world.source.lastSeq());
  }

  private void insert(List<SimTable> tables) {
    Map<SimTable, SimTable.SimPartition> where = new HashMap<>();
    int count = random.nextInt(4) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      SimTable table = any(tables);
      where.put(table, partition(table));
    }
    where.keySet().forEach(t -> tell("insert", t, ""));
    user.insert(where);
  }

  private void overwrite(SimTable table) {
    String name = "o" + ++names;
    SimTable.SimPartition old = partition(table);
    tell("overwrite partition " + old.name, table, name);
    SimTable.SimPartition fresh = user.addTemporary(table, old, name);
    user.insert(Map.of(table, fresh));
    if (random.nextInt(4) == 0) {
      user.dropTemporary(table, name);
    } else {
      user.replacePartition(table, old.name, name);
    }
  }

  private void create() {
    // Names come back, so that a new table may have the name of one that is gone.
    String name = "t" + random.nextInt(6);
    if (world.source.tables.containsKey(name)) {
      name = "t" + ++names + "x";
    }
    user.createTable(name, "p" + ++names, "p" + ++names);
    tell("create", world.source.tables.get(name), "");
  }

  private void recover() {
    SimTable table = any(bin);
    if (!world.source.tables.containsKey(table.name)) {
      bin.remove(table);
      tell("recover", table, "");
      user.recoverTable(table);
    }
  }

  private void replace(List<SimTable> tables, SimTable table) {
    SimTable other = any(tables);
    if (other != table) {
      boolean swap = random.nextBoolean();
      tell("replace by " + other.name + "#" + other.id + " swap " + swap, table, "");
      user.replaceTable(table, other, swap);
    }
  }
}
