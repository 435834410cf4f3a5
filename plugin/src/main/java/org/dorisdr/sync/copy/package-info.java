/** Copies whole tables: snapshot on the source, download by the target's backends, restore. */
package org.dorisdr.sync.copy;
