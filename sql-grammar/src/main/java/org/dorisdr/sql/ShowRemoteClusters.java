package org.dorisdr.sql;

import java.util.Optional;

/** Lists the remote clusters. */
public record ShowRemoteClusters(Optional<String> like) implements DrStatement {}
