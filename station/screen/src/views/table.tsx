// A plain table: columns by key and title; numbers stand right.
import type { ComponentChildren } from 'preact';

type Cell = string | number | ComponentChildren;

interface Props<Row> {
  columns: [title: string, cell: (row: Row) => Cell, number?: boolean][];
  rows: Row[];
  marked?: (row: Row) => string; // a class of the row
  nothing: string; // what stands there without rows
}

const kind = (cell: Cell, number = typeof cell === 'number') => (number ? 'number' : '');

export function Table<Row>({ columns, rows, marked, nothing }: Props<Row>) {
  if (rows.length === 0) return <p class="faint">{nothing}</p>;
  return (
    <table>
      <thead>
        <tr>
          {columns.map(([title, cell, number]) => (
            <th key={title} class={kind(cell(rows[0]), number)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} class={marked?.(row) ?? ''}>
            {columns.map(([title, cell, number]) => {
              const shown = cell(row);
              return (
                <td key={title} class={kind(shown, number)}>
                  {shown}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
