/** What is stored of a sync job: its definition, how far it is, its tables, its story. */
package org.dorisdr.sync.state;
