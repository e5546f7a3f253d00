// Which page the path asks for.
import { render } from 'preact';
import { LanePage } from './lane';
import { DeskPage } from './desk';
import { HomePage } from './lanes';
import { PairPage } from './pair';
import './styles/base.css';
import './styles/bars.css';
import './styles/work.css';
import './styles/cards.css';
import './styles/stop.css';
import './styles/demo.css';
import './styles/desk.css';
import './styles/tablet.css';
import './styles/camera.css';
import './styles/overlay.css';

const kPages = { '/desk': DeskPage, '/pair': PairPage };

const { pathname } = location;
const lane = /^\/lane\/([^/]+)/.exec(pathname)?.[1];
const Page = kPages[pathname as keyof typeof kPages] ?? HomePage;
render(lane ? <LanePage lane={lane} /> : <Page />, document.getElementById('page')!);
