/** The page's script: it sorts the table and lights up what belongs together. All can be read without it. */
export const SCRIPT = `
const key=(cell)=>cell.dataset.key??cell.textContent
for(const head of document.querySelectorAll('th button'))head.addEventListener('click',()=>{
const th=head.parentElement,table=th.closest('table'),body=table.tBodies[0],at=th.cellIndex
const down=th.getAttribute('aria-sort')==='ascending'
for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort')
th.setAttribute('aria-sort',down?'descending':'ascending')
const rows=[...body.rows].map((row,i)=>[row,i])
rows.sort(([a,i],[b,j])=>{const x=key(a.cells[at]),y=key(b.cells[at]);const order=x===''||y===''?(x===''?1:0)-(y===''?1:0):(x<y?-1:x>y?1:0)*(down?-1:1);return order||i-j})
for(const [row] of rows)body.append(row)})
const light=(event,on)=>{
const part=event.target.closest?.('[data-f]');if(!part)return
const all=part.dataset.f.split(' ');const scope=part.closest('article')
for(const other of scope.querySelectorAll('[data-f]'))if(other.dataset.f.split(' ').some((f)=>all.includes(f)))other.classList.toggle('lit',on)}
document.addEventListener('mouseover',(event)=>light(event,true));document.addEventListener('mouseout',(event)=>light(event,false))
document.addEventListener('focusin',(event)=>light(event,true));document.addEventListener('focusout',(event)=>light(event,false))
`
