package org.dorisdr.command;

/**
 * One place that a table can come back from.
 *
 * @param kind {@code RECYCLE BIN}, {@code SNAPSHOT} or {@code SYNC JOB}
 * @param name of the snapshot or the job; of the object in the bin
 * @param id in the bin; null elsewhere
 * @param time of the content, as Doris shows times; null if it is that of now
 * @param newName name of the table afterwards
 * @param statement to be typed
 * @param obstacle why it would fail; null if it would not
 * @param lost what is not in there
 * @param seconds how long it should take, measured or at once; null if nobody knows
 */
record TableSource(
    String kind,
    String type,
    String name,
    String id,
    String time,
    String newName,
    String statement,
    String obstacle,
    String lost,
    String seconds) {

  /** The same with something in its way, unless something is already. */
  TableSource blockedBy(String what) {
    return new TableSource(
        kind,
        type,
        name,
        id,
        time,
        newName,
        statement,
        obstacle == null ? what : obstacle,
        lost,
        seconds);
  }
}
