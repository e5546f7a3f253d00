// Which page the path asks for: /lane/N is a lane, /desk the supervisors', anything else the list of lanes.
import { render } from 'preact';
import { LanePage } from './lane';
import { DeskPage } from './desk';
import { LanesPage } from './lanes';
import './styles/base.css';
import './styles/bars.css';
import './styles/work.css';
import './styles/cards.css';
import './styles/stop.css';
import './styles/demo.css';
import './styles/desk.css';

const lane = /^\/lane\/([^/]+)/.exec(location.pathname)?.[1];
const desk = location.pathname === '/desk';
render(lane ? <LanePage lane={lane} /> : desk ? <DeskPage /> : <LanesPage />, document.getElementById('page')!);
