import type { diskFailures } from '../../failures/disk.ts'
import type { FailureText } from '../shape.ts'

export const disk = {
  'disk.badName': {
    sentence: '„{{name}}“ nemůže být název virtuálního pevného disku.',
    next: 'Zadejte název souboru bez složky a přípony.',
  },
  'disk.badFolder': {
    sentence: '„{{folder}}“ není úplná cesta ke složce.',
    next: 'Zadejte cestu jako D:\\VHD.',
  },
  'disk.unknownVolume': {
    sentence: '{{host}} nemá svazek {{volume}}.',
    next: 'Zvolte složku na některém svazku hostitele {{host}}.',
  },
  'disk.badDriveLetter': {
    sentence: 'Hostovaný systém nemůže disku přidělit písmeno „{{driveLetter}}“.',
    next: 'Zvolte písmeno od C do Z, které nemá jiný disk hostovaného systému.',
  },
  'disk.duplicatePath': {
    sentence: 'Soubor „{{path}}“ už patří jinému virtuálnímu pevnému disku.',
    next: 'Zvolte jiný název nebo složku.',
  },
  'disk.last': {
    sentence: 'Počítači „{{vm}}“ by nezbyl žádný virtuální pevný disk.',
    next: 'Nejprve přidejte jiný disk, nebo virtuální počítač odstraňte.',
  },
  'disk.replicated': {
    sentence: 'Virtuální pevný disk „{{path}}“ počítače „{{vm}}“ se replikuje.',
    next: 'Vylučte disk z replikace nebo odeberte replikaci počítače „{{vm}}“ a zkuste to znovu.',
  },
  'disk.hasCheckpoints': {
    sentence: 'Disky počítače „{{vm}}“ jsou nadřazené rozdílovým diskům a nelze je měnit.',
    next: 'Odstraňte kontrolní body počítače „{{vm}}“ nebo dokončete jeho převzetí služeb a počkejte na sloučení disků.',
  },
  'disk.resizeOnline': {
    sentence: 'Velikost virtuálního pevného disku „{{path}}“ nelze změnit, dokud „{{vm}}“ běží.',
    next: 'Nejprve počítač „{{vm}}“ vypněte, nebo převeďte disk na VHDX.',
  },
  'disk.tooSmall': {
    sentence: 'Virtuální pevný disk „{{path}}“ obsahuje {{usedBytes}} a menší být nemůže.',
    next: 'Zvolte velikost, která není menší než obsah disku.',
  },
  'disk.notResizable': {
    sentence: 'Disk „{{path}}“ nemá vlastní velikost.',
    next: 'Změňte místo toho velikost fyzického nebo nadřazeného disku.',
  },
  'disk.unknown': {
    sentence: 'Neexistuje žádný virtuální pevný disk s ID {{diskId}}.',
    next: 'Vyberte disk tohoto virtuálního počítače.',
  },
  'disk.badSize': {
    sentence: 'Virtuální pevný disk nemůže mít velikost {{sizeBytes}}.',
    next: 'Zvolte velikost od 3 MB do {{sizeBytesMax}}.',
  },
  'disk.volumeFull': {
    sentence: 'Disk potřebuje {{neededBytes}}, ale na svazku {{volume}} je volných jen {{freeBytes}}.',
    next: 'Zvolte menší disk nebo jiný svazek.',
  },
  'disk.tooMany': {
    sentence: 'Virtuální počítač může mít nejvýše tento počet virtuálních pevných disků: {{countMax}}.',
    next: 'Některý disk vynechte.',
  },
} satisfies Record<keyof typeof diskFailures, FailureText>
