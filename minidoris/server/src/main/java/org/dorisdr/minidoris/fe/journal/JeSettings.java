package org.dorisdr.minidoris.fe.journal;

import java.nio.file.Path;

/**
 * Where and as whom a frontend keeps its journal.
 *
 * @param nodeName unique in the group, for life
 * @param hostAndPort what other frontends reach {@code edit_log_port} at
 * @param helpers {@code host:port} of frontends of the group, with commas between; itself on the
 *     first one
 * @param voter false: an observer, which neither elects nor acknowledges
 * @param appState what {@link JeGroup} tells to who asks this node
 * @param freeDiskBytes writes are refused when less is left
 * @param maxClockDeltaMillis a master whose clock is further off is not followed
 */
public record JeSettings(
    Path directory,
    String nodeName,
    String hostAndPort,
    String helpers,
    boolean voter,
    byte[] appState,
    long cacheBytes,
    long freeDiskBytes,
    long maxClockDeltaMillis) {}
