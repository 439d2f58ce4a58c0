// Draws the tables of the dashboard: nothing is shown that does not stand in them.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

const TONES = ['#3e7bd0', '#2f9e6b', '#d69a2d'];
const number = (cell) => Number(cell.dataset.value ?? cell.textContent.replace(/[^\d.-]/g, ''));
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#5b6b64';

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.color = ink('--soft-ink');
Chart.defaults.borderColor = ink('--line');
Chart.defaults.animation = false;

document.querySelectorAll('[data-chart]').forEach((place) => {
  const table = document.getElementById(place.dataset.table);
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const canvas = document.createElement('canvas');
  place.append(canvas);
  new Chart(canvas, {
    type: place.dataset.chart,
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: place.dataset.series.split(',').map((column, at) => ({
        label: heads[column].textContent,
        data: rows.map((row) => number(row.cells[column])),
        backgroundColor: TONES[at],
        borderColor: TONES[at],
        borderRadius: 3,
        pointRadius: 2,
        tension: 0.25,
      })),
    },
    options: {
      maintainAspectRatio: false,
      plugins: { legend: { display: place.dataset.series.includes(','), position: 'bottom' } },
      scales: { y: { beginAtZero: true, ticks: { precision: 0 } }, x: { grid: { display: false } } },
    },
  });
});
