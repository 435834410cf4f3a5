package org.dorisdr.minidoris.fe.agent;

import org.dorisdr.thrift.TTaskType;

/** Names a task of one backend. */
record TaskKey(TTaskType type, long signature) {}
